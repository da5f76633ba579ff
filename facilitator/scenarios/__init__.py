"""What the methods of scenarios share: axes, worlds, elements, texts, and their handing on."""
