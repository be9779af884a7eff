"""Fields: label, hint, error and control are tied together; nothing of the widget is lost."""

import pytest
from django import forms
from django.template import Context, Template


class Contact(forms.Form):
    name = forms.CharField(
        label="Votre nom", help_text="Prénom et nom", widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    message = forms.CharField(label="Message", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    when = forms.ChoiceField(label="Quand", choices=[("m", "Matin"), ("s", "Soir")], widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label="Jours", choices=[("1", "Lundi"), ("2", "Mardi")], widget=forms.CheckboxSelectMultiple, required=False
    )
    theme = forms.ChoiceField(label="Thème", choices=[("v", "Vendre")])
    consent = forms.BooleanField(label="J’accepte")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def render(form: forms.Form, tags: str) -> str:
    return Template("{% load ui %}" + tags).render(Context({"form": form}))


def test_label_hint_and_control_are_tied() -> None:
    html = render(Contact(), "{% field form.name %}")
    assert 'for="id_name"' in html
    assert 'aria-describedby="id_name-hint"' in html
    assert 'id="id_name-hint">Prénom et nom' in html
    assert "(obligatoire)" in html
    assert 'autocomplete="name"' in html


def test_error_is_tied_and_announced() -> None:
    html = render(Contact({"message": "gardé"}), "{% field form.name %}{% field form.message %}")
    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name-error"' in html
    assert ">\ngardé</textarea>" in html


@pytest.mark.parametrize(("name", "kind"), [("when", "radio"), ("days", "checkbox")])
def test_choices_are_grouped_under_a_legend(name: str, kind: str) -> None:
    html = render(Contact(), f"{{% field form.{name} %}}")
    assert html.count("<fieldset") == 1
    assert html.count(f'type="{kind}"') == 2
    assert html.count(f'class="fr-{kind}-group"') == 2
    assert f'aria-labelledby="id_{name}-legend"' in html


def test_select_and_checkbox_have_their_classes() -> None:
    html = render(Contact(), "{% field form.theme %}{% field form.consent %}")
    assert 'class="fr-select"' in html
    assert 'class="fr-checkbox-group' in html


def test_hidden_field_is_bare_and_extra_attributes_go_to_the_control() -> None:
    assert render(Contact(), "{% field form.token %}").startswith('<input type="hidden"')
    assert 'data-suggest-url="/lieux/"' in render(Contact(), '{% field form.name data_suggest_url="/lieux/" %}')


def test_unknown_attribute_is_refused() -> None:
    with pytest.raises(ValueError, match="hnit"):
        render(Contact(), '{% field form.name hnit="faute" %}')


def test_summary_leads_to_each_field_and_takes_the_focus() -> None:
    html = render(Contact({}), "{% error_summary form %}")
    for target in ("id_name", "id_when_0", "id_theme", "id_consent"):
        assert f'href="#{target}"' in html
    assert 'tabindex="-1" autofocus' in html
    assert "4 réponses sont à corriger" in html


def test_summary_of_a_form_without_error_is_empty() -> None:
    assert render(Contact(), "{% error_summary form %}").strip() == ""


def test_error_of_the_whole_form_is_listed_without_link() -> None:
    form = Contact({"name": "A", "when": "m", "theme": "v", "consent": "on"})
    form.add_error(None, "Trop vite.")
    html = render(form, "{% error_summary form %}")
    assert "<li>Trop vite.</li>" in html
    assert "Une réponse est à corriger" in html
