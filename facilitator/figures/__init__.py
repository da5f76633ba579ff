"""Pictures from one layout: what is drawn on the wall is what stands in the report."""
