"""Static files named by their content, compressed once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise tells no types
    """Also follows the imports between our JavaScript modules: a new one never runs with an old one."""

    support_js_module_import_aggregation = True
