from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="DESK_", env_file=".env")

    title: str
    api_key: str = Field(min_length=8)
    page_size: int = 20


settings = Settings()
