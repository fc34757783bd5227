"""Nights: the sources of a `scanner.toml`, visited, judged, recorded, and told of.

`configuring.configuration` reads it, `night.run_night` does a night, `previewing.preview` says what one
would do. A night is one run of the history. Whatever kills it, the next one goes on where it was: a
handful of documents is one transaction, a source is closed when it was gone through, and what
follows a finished run (`reporting`) is done once, by the next run if need be.
"""
