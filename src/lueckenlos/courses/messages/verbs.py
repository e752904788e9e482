"""What the audit trail says about Qualifizierung, in German."""

VERBS: dict[str, str] = {
    "courses.course.save": "Qualifizierung gespeichert",
    "courses.file.add": "Datei zur Qualifizierung hochgeladen",
    "courses.file.remove": "Datei zur Qualifizierung gelöscht",
    "courses.series.save": "Reihe gespeichert",
    "courses.attendance.mark": "Anwesenheit eingetragen",
    "courses.attendance.unmark": "Anwesenheit zurückgenommen",
    "courses.attendance.door": "Anwesenheit vom Einlass übernommen",
    "courses.attendance.undoor": "Anwesenheit vom Einlass zurückgenommen",
    "courses.attendance.correct": "Anwesenheit berichtigt",
    "courses.participation.save": "Angaben zur Teilnahme gespeichert",
    "courses.registration.rename": "Name für das Zertifikat berichtigt",
    "courses.certificate.issue": "Zertifikate ausgestellt",
    "courses.certificate.withdraw": "Zertifikat zurückgezogen",
    "courses.certificate.export": "Zertifikate als PDF mitgenommen",
    "courses.proof.show": "früheres Zertifikat vorgelegt",
}
