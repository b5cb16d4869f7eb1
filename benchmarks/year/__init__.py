"""The parts of the invented year: its size, its people and places, its prose, its photographs, its manifest."""
