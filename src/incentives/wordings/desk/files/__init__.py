"""What the pages of application files and of the settings of the office say."""
