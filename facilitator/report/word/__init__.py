"""What a Word document is made of: styles, XML, tables, blocks, and the pages it will take."""
