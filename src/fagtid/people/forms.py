"""Forms of people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from fagtid.people.asking import Asker
from fagtid.people.models import ApiKey, Person, Role, Skill, Team, Unit, User
from fagtid.people.queries import Wanted, places_to_give, roles_to_give, team_people, teams_led_by
from fagtid.people.services import Details


class SearchForm(forms.Form):
    """What the list of people is narrowed to; nonsense narrows nothing."""

    q = forms.CharField(label=_("Search"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    team = forms.ModelChoiceField(
        Team._default_manager.none(), label=_("Team"), required=False, empty_label=_("All teams")
    )
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *Role.choices])
    account = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[
            ("", _("All who are here")),
            ("with", _("With account")),
            ("without", _("Without account")),
            ("invited", _("Invited")),
            ("left", _("Have left")),
        ],
    )

    def __init__(self, *args: Any, asker: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams_led_by(asker)  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was asked for."""
        self.is_valid()
        told = self.cleaned_data
        return Wanted(
            text=told.get("q", "").strip(),
            team=told.get("team"),
            role=told.get("role", ""),
            account=told.get("account", ""),
        )


class DetailsForm(forms.ModelForm[Person]):
    """Who a person is."""

    class Meta:
        model = Person
        fields = ("name", "email", "roster_id")
        help_texts = {  # noqa: RUF012
            "email": _("The person signs in with it. Without it there can be no account."),
            "roster_id": _("As the roster writes it. Empty for those on no roster."),
        }

    def validate_constraints(self) -> None:
        """The service refuses what others have, under the lock."""

    def details(self) -> Details:
        """What was told."""
        told = self.cleaned_data
        return Details(told["name"].strip(), told["email"].strip(), told["roster_id"].strip())


class RoleForm(forms.Form):
    """A role, and its team or unit."""

    role = forms.ChoiceField(label=_("Role"))
    place = forms.ChoiceField(
        label=_("Team or unit"),
        required=False,
        help_text=_("A team for agents and team leaders, a unit for unit leaders."),
    )

    def __init__(self, *args: Any, asker: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place_key(one): one for one in places_to_give(asker)}
        given = roles_to_give(asker)
        self.fields["role"].choices = [(one.value, one.label) for one in given]  # type: ignore[attr-defined]
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            ("", _("The whole centre")),
            (_("Teams"), [(key, one.name) for key, one in self.places.items() if isinstance(one, Team)]),
            (_("Units"), [(key, one.name) for key, one in self.places.items() if isinstance(one, Unit)]),
        ]

    def chosen(self) -> Team | Unit | None:
        """The team or unit that was chosen."""
        return self.places.get(self.cleaned_data["place"])


def place_key(place: Team | Unit) -> str:
    """Names a team or a unit in a form."""
    return f"{'team' if isinstance(place, Team) else 'unit'}-{place.pk}"


class PasswordForm(forms.Form):
    """A first password."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=lazystr(""),
        widget=forms.PasswordInput(render_value=True, attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["password"].help_text = password_validators_help_text_html()

    def clean_password(self) -> str:
        """One that is not easily guessed."""
        password = str(self.cleaned_data["password"])
        validate_password(password, User(email=self.person.email))
        return password


class NameForm(forms.Form):
    """A name of a unit."""

    name = forms.CharField(label=_("Name"), max_length=120)


class HoldersForm(NameForm):
    """What a skill is called, and who of those the asker leads has it.

    ``shown`` are those who had it as the page was made, so that two leaders undo nothing of each other's.
    """

    people = forms.ModelMultipleChoiceField(
        Person._default_manager.none(),
        label=_("Who has it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    shown = forms.ModelMultipleChoiceField(
        Person._default_manager.none(), required=False, widget=forms.MultipleHiddenInput
    )

    def __init__(self, asker: Asker, skill: Skill, *args: Any, **kwargs: Any) -> None:
        here = team_people(asker)
        held = list(here.filter(skills=skill))
        kwargs["initial"] = {"name": skill.name, "people": held, "shown": held}
        super().__init__(*args, **kwargs)
        named: dict[str, Any] = self.fields
        named["people"].queryset = named["shown"].queryset = here


class TeamForm(NameForm):
    """A name of a team, and its unit."""

    unit = forms.ModelChoiceField(Unit._default_manager.none(), label=_("Unit"), empty_label=None)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    """The team that everybody moves to."""

    into = forms.ModelChoiceField(
        Team._default_manager.none(), label=_("Put together with"), empty_label=_("Choose a team")
    )

    def __init__(self, *args: Any, teams: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = teams  # type: ignore[attr-defined]


class ReadingForm(forms.Form):
    """How a list of people is read."""

    others_left = forms.BooleanField(
        label=_("Those not in the file have left"),
        required=False,
        help_text=_("You see who they are before anything happens."),
    )
    lenient = forms.BooleanField(label=_("Leave out rows that are wrong, and list them"), required=False)


class PeopleFileForm(ReadingForm):
    """A list of people, and how it is read."""

    file = forms.FileField(label=_("File"), help_text=_("CSV or Excel, with a row for each person."))
    field_order = ("file", "others_left", "lenient")


class KeyForm(forms.Form):
    """A key for a machine."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("Such as the system that will use it.")
    )
    purpose = forms.ChoiceField(label=_("What it may do"), choices=ApiKey.Purpose.choices)


def add_refusal(form: forms.Form | forms.ModelForm[Any], text: str, field: str | None = None) -> None:
    """Show a service's no where it belongs."""
    form.add_error(field, ValidationError(text))
