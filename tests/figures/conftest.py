"""The browser that pages are looked at with looks at figures too."""

from tests.front.conftest import look

__all__ = ["look"]
