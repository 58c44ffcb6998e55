"""What is on the map: vocabulary, model, View, query, store, audit."""
