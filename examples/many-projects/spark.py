"""Reads every policy that paths.txt names on a Spark cluster: what is understood of each is one line of JSON.

Every worker needs Node.js, the package policy-lint, and the files under the names that the list gives.
"""
import json

from pyspark import SparkContext

READ = "npx policy-lint claims --format jsonl --files-from -"

context = SparkContext(appName="policies")
lines = context.textFile("paths.txt", minPartitions=64).pipe(READ)
sales = lines.map(json.loads).filter(
    lambda policy: any(one["action"] == "sell" and one["polarity"] == "does" for one in policy["statements"])
)
sales.map(lambda policy: policy["file"]).saveAsTextFile("policies-that-sell")
