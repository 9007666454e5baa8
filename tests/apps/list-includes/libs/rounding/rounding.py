def rounded(number, step):
    return round(number / step) * step
