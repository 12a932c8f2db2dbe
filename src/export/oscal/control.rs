//! A clause as a control.

use super::model::{Control, Guideline, Link, Parameter, Part, Property};
use super::names::{Identities, NAMESPACE, line, own, standard, string, token};
use super::prose;
use crate::corpus::ClauseId;
use crate::export::record::{ClauseRecord, ParameterRecord, RetiredRecord, SectionRecord};
use crate::text::one_line;

/// A clause in force.
pub(super) fn in_force(clause: &ClauseRecord, identities: Identities) -> Control {
    let id = clause.id.slug();
    Control {
        class: token(&clause.kind),
        title: line(&clause.title),
        params: clause.parameters.iter().map(|value| parameter(&id, value)).collect(),
        props: properties(clause),
        links: links(clause, identities),
        parts: parts(&id, clause),
        id,
    }
}

/// A withdrawn clause, with its last text and where its subject went.
pub(super) fn withdrawn(clause: &RetiredRecord) -> Control {
    let id = clause.id.slug();
    let mut props: Vec<Property> = standard("label", clause.id.as_str()).into_iter().chain(standard("status", "withdrawn")).collect();
    props.extend(own("withdrawn-since", &clause.since));
    let mut links = vec![page(&clause.address)];
    links.extend(clause.replaced_by.iter().map(|other| to_clause("incorporated-into", other)));
    let reason = prose::part(&id, "overview", None, &line(&clause.reason));
    let statement = prose::statement(&id, &clause.text.content);
    Control { class: String::new(), title: line(&clause.title), params: Vec::new(), props, links, parts: vec![reason, statement], id }
}

fn properties(clause: &ClauseRecord) -> Vec<Property> {
    let mut props: Vec<Property> = standard("label", clause.id.as_str()).into_iter().collect();
    props.extend(own("status", clause.status.name()));
    props.extend(own("kind", &clause.kind));
    props.extend(clause.parties.iter().filter_map(|party| own("bound-party", party)));
    props.extend(clause.phases.iter().filter_map(|phase| own("phase", phase)));
    props.extend(clause.origin.iter().filter_map(|origin| {
        let words =
            format!("{} clause {} ({}, ours is {})", origin.version, origin.clause, origin.confidence.name(), origin.comparison.name());
        own("origin", &words)
    }));
    props.extend(clause.reviewed.iter().filter_map(|review| own("reviewed", &format!("{} {}", review.role, review.date))));
    props.extend(own("citation", &clause.citation));
    props
}

fn links(clause: &ClauseRecord, identities: Identities) -> Vec<Link> {
    let mut links = vec![page(&clause.address)];
    links.extend(clause.references.iter().map(|reference| Link {
        href: format!("#{}", identities.of("framework", &reference.framework)),
        rel: "reference",
        text: line(&format!("{} {}", reference.framework, reference.provision)),
    }));
    links.extend(clause.requires.iter().map(|other| to_clause("required", other)));
    links.extend(clause.mentions.iter().chain(&clause.see_also).map(|other| to_clause("related", other)));
    links.extend(clause.terms.iter().map(|term| Link {
        href: format!("#{}", identities.of("term", term.as_str())),
        rel: "term",
        text: String::new(),
    }));
    links
}

fn page(address: &str) -> Link {
    Link { href: address.to_owned(), rel: "canonical", text: String::new() }
}

fn to_clause(rel: &'static str, other: &ClauseId) -> Link {
    Link { href: format!("#{}", other.slug()), rel, text: other.to_string() }
}

/// A negotiable value: the default as its value, what the parties prefer as properties with the party as their class.
fn parameter(control: &str, value: &ParameterRecord) -> Parameter {
    let preferred = value.party_values.iter().filter_map(|of| {
        let property = own("preferred-value", &of.value)?;
        Some(Property { class: token(&of.party), ..property })
    });
    let mut props: Vec<Property> = preferred.collect();
    props.extend(value.same_as.as_deref().and_then(|other| own("same-as", other)));
    props.extend(value.term.as_deref().and_then(|term| own("term", term)));
    let basis = prose::text(control, &value.basis.content);
    Parameter {
        id: prose::parameter_id(control, &value.name),
        props,
        label: line(&value.label),
        guidelines: if basis.is_empty() { Vec::new() } else { vec![Guideline { prose: basis }] },
        values: Some(string(&value.default)).filter(|value| !value.is_empty()).into_iter().collect(),
    }
}

fn parts(control: &str, clause: &ClauseRecord) -> Vec<Part> {
    let section = |name, ns, section: &SectionRecord| Part {
        title: line(&one_line(&section.heading)),
        ..prose::part(control, name, ns, &prose::text(control, &section.text.content))
    };
    let mut parts = vec![prose::part(control, "overview", None, &line(&clause.summary)), prose::statement(control, &clause.content)];
    parts.extend(clause.rationale.as_ref().map(|rationale| section("guidance", None, rationale)));
    parts.extend(clause.views.iter().map(|view| {
        let part = section("view", Some(NAMESPACE), &view.section);
        let class = token(&view.party);
        Part { id: format!("{}-{class}", part.id), class, ..part }
    }));
    parts.extend(clause.fallback.as_ref().map(|fallback| section("fallback", Some(NAMESPACE), &fallback.section)));
    parts.extend(clause.evidence.as_ref().map(|evidence| section("evidence", Some(NAMESPACE), evidence)));
    parts.extend(clause.notes.as_ref().map(|notes| section("notes", Some(NAMESPACE), notes)));
    parts
}
