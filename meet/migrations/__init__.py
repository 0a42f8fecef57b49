"""The history of the schema: one revision a file under `versions`, numbered 0001, 0002, …"""
