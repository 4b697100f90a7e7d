LOADED = True


def expect_array(*args, **kwargs):
    return None


expect_equal = ensure = fail = expect_raised = expect_unchanged = expect_array
