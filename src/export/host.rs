//! What a host has once, at its root: `robots.txt`, and where to report a weakness, by RFC 9116.
//!
//! A site in a folder of a host has neither: nobody would look for them there.

use crate::addresses::{self, Addresses};
use crate::corpus::Settings;

/// What robots may read: everything.
pub fn robots(addresses: &Addresses) -> Option<String> {
    let map = addresses.absolute(addresses::SITEMAP).filter(|_| addresses.is_whole_host())?;
    Some(format!("User-agent: *\nDisallow:\n\nSitemap: {map}\n"))
}

/// Whom to tell of a weakness, and until when the corpus promises an answer. The format demands a day, and only the
/// corpus can promise one.
pub fn security(settings: &Settings, addresses: &Addresses) -> Option<String> {
    let (contact, until) = (settings.contact.as_ref()?, settings.contact_until.as_ref()?);
    let own = addresses.absolute(addresses::SECURITY).filter(|_| addresses.is_whole_host())?;
    Some(format!("Contact: {contact}\nExpires: {until}T23:59:59Z\nCanonical: {own}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            contact: Some("mailto:terms@orchard.example".to_owned()),
            contact_until: Some("2027-11-30".to_owned()),
            ..Settings::default()
        }
    }

    fn site(address: &str) -> Addresses {
        Addresses::current(Some(address.to_owned()))
    }

    #[test]
    fn a_host_of_its_own_has_both() {
        let site = site("https://orchard.example/");
        assert_eq!(robots(&site).unwrap(), "User-agent: *\nDisallow:\n\nSitemap: https://orchard.example/sitemap.xml\n");
        assert_eq!(
            security(&settings(), &site).unwrap(),
            "Contact: mailto:terms@orchard.example\nExpires: 2027-11-30T23:59:59Z\nCanonical: https://orchard.example/.well-known/security.txt\n"
        );
    }

    #[test]
    fn a_folder_of_a_host_has_neither_and_nobody_is_named_without_a_promise() {
        for other in [site("https://orchard.example/terms/"), Addresses::current(None)] {
            assert_eq!((robots(&other), security(&settings(), &other)), (None, None));
        }
        for part in [Settings { contact: None, ..settings() }, Settings { contact_until: None, ..settings() }] {
            assert_eq!(security(&part, &site("https://orchard.example/")), None);
        }
    }
}
