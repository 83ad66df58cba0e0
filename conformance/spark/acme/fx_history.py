"""The program of a job, as far as the API server sees it: a context that asks for executors, and ends after a while."""
import time

from pyspark import SparkContext

context = SparkContext()
time.sleep(6)
context.stop()
