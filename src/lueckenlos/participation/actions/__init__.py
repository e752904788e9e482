"""Writing surveys, answers, ideas, circles and steps of Partizipation."""
