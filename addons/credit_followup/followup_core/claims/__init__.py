"""What a late debt costs on a day: interest, compensation, payments imputed."""
