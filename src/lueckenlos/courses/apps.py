from lueckenlos.shared import registers


class CoursesConfig(registers.PackageConfig):
    name = "lueckenlos.courses"
    label = "courses"

    def connect(self) -> None:
        from lueckenlos.courses.extension import CourseExtension  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- when somebody asks

        register(CourseExtension())
