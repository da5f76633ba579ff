"""A crowd of simulated phones over real sockets: what the room will feel, measured beforehand."""
