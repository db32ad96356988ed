"""Running: the processes around a flow. What reads shards, and the server that Prefect keeps its books on."""
