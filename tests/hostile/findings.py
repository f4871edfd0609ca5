"""What was found wrong in everyday surroundings and with hostile files, and the tests that hold it, by name."""

# A finding, and its tests: a file, and :: a test of it.
FINDINGS: dict[str, tuple[str, ...]] = {
    "Possessive groups gave wrong verdicts on Python 3.11.2, and --fix deleted the writer's marks": (
        "tests/test_pythons.py::test_no_pattern_is_possessive_or_atomic",
        "tests/test_pythons.py::test_a_negation_struck_out_is_altered_and_left_to_the_writer",
    ),
    "Other Pythons have another Unicode: generated tables, and what is printable": (
        "tests/text/test_text.py::test_the_tables_are_what_their_tool_makes",
        "tests/text/test_text.py::test_nothing_invisible_is_shown",
    ),
    "The lowest versions that pyproject.toml took did not work": (
        "tests/copy/test_hostile_pdfs.py::test_a_hostile_pdf_is_read_or_told_in_bounded_time_and_memory",
        ".ci/floors",
        ".ci/debian",
    ),
    "A check went green when its reader went, or stderr took nothing": (
        "tests/test_outlet.py::test_streams_that_take_nothing_change_no_verdict",
        "tests/test_outlet.py::test_a_finding_is_not_lost_with_its_reader",
    ),
    "The tests needed a user, a locale, a name of the clone; and left things behind": (
        "tests/hostile/matrix.py",
        "tests/test_files.py::test_nothing_is_made_in_a_home_that_is_missing_or_not_ours",
    ),
    "BibTeX and BibLaTeX ran commands of a store": (
        "tests/cite/test_hostile.py::test_no_live_command_stands_in_bibtex",
    ),
    "A line feed made a second record in RIS": ("tests/cite/test_hostile.py::test_one_record_an_article_in_ris",),
    "Wikipedia's templates were broken out of": ("tests/cite/test_hostile.py::test_one_template_a_note_on_wikipedia",),
    "Markdown references held HTML and live addresses": (
        "tests/cite/test_hostile.py::test_markdown_has_no_link_but_the_address",
        "tests/cite/test_hostile.py::test_pandoc_finds_our_citations_only",
    ),
    "JSON-LD ended the script that it stood in": ("tests/export/test_hostile.py::test_any_text",),
    "CSL fields of a legal shape stopped a citation": (
        "tests/cite/test_hostile.py::test_any_item_is_cited_or_refused",
        "tests/store/test_items.py::test_what_cannot_be_cited_is_told",
    ),
    "pandoc could read files, and fetched a style": (
        "tests/cite/test_pandoc.py::test_pandoc_is_started_in_its_sandbox",
        "tests/cite/test_pandoc.py::test_a_style_is_a_file_and_never_fetched",
    ),
    "A PDF set the terminal's title through pypdf's log": (
        "tests/copy/test_hostile_pdfs.py::test_what_pypdf_says_of_a_file_is_one_harmless_line",
    ),
    "Work grew faster than what was given: notes, --diff, --mutate, doubled keys, queries, copies, tables": (
        "tests/hostile/test_campaign.py::test_work_grows_with_what_is_given",
        "tests/check/test_hostile.py::test_many_blocks_of_code_and_quotations_take_linear_time",
        "tests/copy/test_proof.py::test_opening_words_without_end_are_refused_in_time",
    ),
    "--fix lost owner, group, mode, attributes and links": (
        "tests/test_writing.py::test_owner_mode_attributes_and_links_stay",
    ),
    "--fix replaced read-only files and other users' files": (
        "tests/test_writing.py::test_the_right_to_write_the_file_itself_decides",
    ),
    "--fix wrote over what was saved while it ran": (
        "tests/test_writing.py::test_what_was_saved_while_it_ran_is_not_written_over",
    ),
    "A file that is mounted alone could not be written": (
        "tests/test_writing.py::test_a_file_that_is_mounted_alone_is_written",
    ),
    "A killed run left its files behind": (
        "tests/test_writing.py::test_a_run_that_is_killed_at_any_step_leaves_a_whole_file",
        "tests/test_writing.py::test_signals_wait_until_the_file_is_whole",
    ),
    "The cache made a home, or a folder in another's": (
        "tests/store/test_cache.py::test_no_home_and_no_cache_directory_is_made",
        "tests/store/test_cache.py::test_a_folder_that_others_can_write_is_not_used",
        "tests/store/test_cache.py::test_the_cache_directory_of_a_home_is_used",
    ),
    "Settings were read from the current folder, or stopped a look-up": (
        "tests/commands/test_config.py::test_settings_are_never_those_of_the_current_folder",
        "tests/commands/test_config.py::test_an_unknown_setting_is_told_once_and_stops_nothing",
        "tests/commands/test_config.py::test_what_is_no_settings_file_is_told_and_left",
        "tests/commands/test_config.py::test_a_wrong_value_is_told_with_file_and_line",
        "tests/commands/test_config.py::test_what_is_no_toml_is_told",
    ),
    "Process substitution and /dev/stdin were refused": (
        "tests/test_files.py::test_a_stream_is_read_as_a_file_is",
        "tests/test_files.py::test_a_stdin_that_does_not_block_is_read_to_its_end",
    ),
    "A stdout that does not block lost data": (
        "tests/test_outlet.py::test_a_pipe_that_does_not_block_gets_everything",
    ),
    "In a Big5 locale a name in UTF-8 opened another file": (
        "tests/test_files.py::test_in_a_big5_locale_a_name_in_utf8_opens_the_right_file_or_none",
        "tests/test_files.py::test_in_a_big5_locale_two_names_that_read_alike_open_neither",
    ),
    "A program of the current folder was started": (
        "tests/test_files.py::test_a_program_is_never_one_of_the_current_folder",
        "tests/documents/test_others.py::test_pandoc_of_the_current_folder",
    ),
    "Some Pythons and systems have no hard links, no locks, no attributes": (
        "tests/test_writing.py::test_without_hard_links_a_file_is_made_and_none_is_replaced",
        "tests/test_writing.py::test_without_what_only_posix_has_files_are_written",
    ),
    "--install-completion made a home": (
        "tests/test_files.py::test_nothing_is_made_in_a_home_that_is_missing_or_not_ours",
        "tests/test_files.py::test_in_a_home_of_ours_articles_and_completion_are_put",
    ),
    "A store's markup broke completion": (
        "tests/hostile/test_campaign.py::test_a_shell_that_completes_gets_no_markup_of_a_store",
    ),
    "Wheel and sdist differed from build to build, without metadata and the Apache licence": (
        "tests/test_packaging.py::test_the_same_tree_is_packed_to_the_same_bytes",
        "tests/test_packaging.py::test_the_metadata_say_what_is_so",
    ),
    "A folder without a store was asked, and nothing was found wrong; other JSON in a library stopped everything": (
        "tests/library/test_sources.py::test_folders_without_a_store_answer_nothing",
        "tests/library/test_sources.py::test_other_json_in_a_library_is_none_of_ours",
    ),
    "A block that a page prints twice stopped add": (
        "tests/library/test_commands.py::test_blocks_that_stand_twice_are_of_one_kind",
    ),
    "Six hundred bytes of apostrophes took a minute": (
        "tests/test_patterns.py::test_no_pattern_takes_long_on_a_text_that_repeats_itself",
    ),
    "Elements and items that hold nothing, marks within marks of another block and after a letter broke check": (
        "tests/check/test_drafts.py::test_structure_that_holds_nothing_breaks_nothing",
        "tests/check/test_drafts.py::test_no_draft_breaks_the_check",
    ),
    "A font's private characters were taken for quotations": (
        "tests/check/test_attribution.py::test_the_signs_of_a_font_are_no_quotations",
        "tests/library/test_speakers.py::test_the_signs_of_a_font_are_no_quotations",
    ),
    "A nickname in an article that names nobody broke add": (
        "tests/library/test_speakers.py::test_a_nickname_where_nobody_is_named",
    ),
}
