"""What people take home: the same views as the wall, in formats a public servant uses."""
