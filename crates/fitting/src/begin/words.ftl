# Words of your own, or others in place of the default's (reference/words/ has all of those).
# A word stands in every language that the paper has. A template says it as {{ t("good-evening") }}.
#
# good-evening = Good evening
