"""What we send and write, judged by programs that are not ours."""
