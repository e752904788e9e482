"""Trainings, presence, questionnaires and certificates."""

from lueckenlos.courses.models.certificate import Certificate, RecordLine
from lueckenlos.courses.models.course import Course, CourseFile, CourseSeries, Material, Termin
from lueckenlos.courses.models.evaluation import EvaluationSheet, EvaluationTally
from lueckenlos.courses.models.presence import Attendance, ModuleProof, Participation

__all__ = [
    "Attendance",
    "Certificate",
    "Course",
    "CourseFile",
    "CourseSeries",
    "EvaluationSheet",
    "EvaluationTally",
    "Material",
    "ModuleProof",
    "Participation",
    "RecordLine",
    "Termin",
]
