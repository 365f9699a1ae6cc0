"""Parts of bench_search: the archive, the queries, this project's search, its peers."""
