"""The pages behind the rail; none knows another."""
