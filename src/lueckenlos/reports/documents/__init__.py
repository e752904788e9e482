"""What all reports are made of: tables that are kept and compared, and the papers they are written on."""
