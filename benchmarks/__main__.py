"""All measurements that the README tells: `python -m benchmarks [ROUNDS]`, the start-up first, then large stores."""

from benchmarks import scale, start_up

if __name__ == "__main__":
    start_up.main()
    print()
    scale.main()
