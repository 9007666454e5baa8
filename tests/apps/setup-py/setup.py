from setuptools import find_packages, setup

setup(
    name="lending",
    version="0.9",
    packages=find_packages(),
    include_package_data=True,
    install_requires=["flask", "peewee"],
    python_requires=">=3.9",
)
