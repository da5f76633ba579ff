"""State to what an audience may see to markup; the only floor that knows Jinja."""
