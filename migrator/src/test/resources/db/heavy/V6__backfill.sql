-- blocks boxes: a hundred rows, at night
update boxes set label = upper(label);
