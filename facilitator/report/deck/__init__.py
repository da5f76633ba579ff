"""What slides are made of: a template, text that is measured, drawings, charts and notes."""
