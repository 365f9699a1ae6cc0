"""The law around a document: what editors stated that one document does to another, and what follows from it.

Reads: Archive (relations, dates, numbers, gaps). Gives: relations in both directions, validity as periods of time, the
ledger of what the archive holds and lacks. Nothing is inferred from texts, and no clock is read: what holds today is
for the reader's calendar to say.
"""
