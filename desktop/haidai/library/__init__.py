"""What is kept between two runs: for now the recently opened articles."""
