-- fragment x_seen(a i64, b i64)
(:a = 1 AND :c = 2);
