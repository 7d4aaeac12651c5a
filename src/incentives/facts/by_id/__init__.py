"""What a case says by full id: facts that single instruments ask for, which no class foresaw."""
