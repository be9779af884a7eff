"""``{% load ui %}``: every component of the interface. The gallery (/composants/) shows each of them.

=================  ===============================================================================================
Tag                Parameters (each documented on its function in ``foundation/ui/tags``)
=================  ===============================================================================================
field              form field · label hint · data_… hx_…
error_summary      form · title
button             label · variant type name value size icon icon_side · data_… aria_… hx_…
link_button, link  label url · variant size icon icon_side new_tab · data_… aria_… hx_…
combobox           name · label suggest_url id value hint placeholder error target multiple picked autocomplete
alert … endalert   · kind title level live
notice, callout    block tags · kind; title level
accordion          block tag: title · open level
badge, tile        label · kind icon; title url · text icon level
table              caption headers rows · hide_caption
timeline           steps · label
next_step_list     steps today
bar_chart          title bars · unit reference
breadcrumb         label url … current
pagination         number pages · query parameter path label
stepper            number total · following
space_bar          place · label (pages of those who are signed in)
=================  ===============================================================================================

``{{ count|number }}`` writes a whole number with its thousands apart.
"""

from __future__ import annotations

from django import template

from activateurs.foundation.ui import jinja, shell
from activateurs.foundation.ui.tags import actions, content, forms, navigation, suggestions

register = template.Library()

for block in (content.alert, content.notice, content.callout, content.accordion):
    register.simple_block_tag(block)

for component in (
    actions.button,
    actions.link_button,
    actions.link,
    content.badge,
    content.tile,
    content.table,
    content.timeline,
    content.next_step_list,
    content.bar_chart,
    forms.error_summary,
    navigation.breadcrumb,
    navigation.pagination,
    navigation.stepper,
    suggestions.combobox,
):
    register.inclusion_tag(f"ui/components/{component.__name__}.html")(component)

register.filter("number", jinja.number)
register.simple_tag(forms.field)
register.inclusion_tag("ui/components/space_bar.html", takes_context=True)(shell.space_bar)
register.simple_tag(shell.site_header)
register.simple_tag(shell.site_footer)
