"""The room that writes and prints receipts; `NORMAL` as second word breaks it on purpose."""

import sys

import facilitator.storage.database as database
from tests.room.writer import main

if __name__ == "__main__":
    if sys.argv[2] == "NORMAL":
        database.WRITER["synchronous"] = "NORMAL"
        database._DURABLE = 1
    main(sys.argv[1])
