"""What a profile shows beside its words: pictures, made again from their pixels, and documents to download (A3.5)."""
