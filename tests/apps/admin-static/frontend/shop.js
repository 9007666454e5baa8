fetch("/v1/goods");
