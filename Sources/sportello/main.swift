print("sportello")
