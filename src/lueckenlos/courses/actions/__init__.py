"""What can be done with trainings, presence, questionnaires and certificates."""
