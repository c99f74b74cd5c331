//! Where an episode plays: the head's scene first, then that of each jump.

use moodfirst_core::scenario::model::{
    Backdrop, Channel, Companion, Company, Look, Place, Portrait, Scenario, Scene,
};

/// Where an episode plays and who is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The place.
    pub place: Place,
    /// How one meets.
    pub channel: Channel,
    /// Who is there besides the customer.
    pub present: Vec<Company>,
    /// A child came to harm: the lesson leads to a hospital.
    pub hurt: bool,
    /// The last place in which one met face to face.
    pub met: Place,
}

impl Setting {
    /// Where a lesson begins.
    #[must_use]
    pub fn first(scenario: &Scenario) -> Self {
        let portrait = &scenario.customer.portrait;
        let mut setting = Self::simple(scenario.backdrop, scenario.channel, portrait);
        let jumps = scenario.nodes.iter().filter_map(|node| node.jump.as_ref()?.scene.as_ref());
        setting.hurt = portrait.companion == Companion::Child
            && jumps
                .chain(&scenario.scene)
                .any(|scene| scene.place == Some(Place::HospitalCorridor));
        setting.then(scenario.scene.as_ref());
        setting
    }

    /// What a backdrop stands for, in lessons that name no scenes.
    #[must_use]
    pub fn simple(backdrop: Backdrop, channel: Channel, portrait: &Portrait) -> Self {
        let met = match backdrop {
            Backdrop::Till => Place::Till,
            Backdrop::PlayCorner => Place::PlayCorner,
            Backdrop::Counter => Place::Counter,
            Backdrop::Street => Place::Street,
            Backdrop::Home => Place::Home,
            Backdrop::QuietRoom => Place::QuietRoom,
            Backdrop::Headset | Backdrop::Wall => Place::Wall,
        };
        let place = match channel {
            Channel::FaceToFace => met,
            Channel::Telephone => Place::Telephone,
            Channel::Online => Place::ChatWindow,
        };
        let present = match portrait.companion {
            Companion::None => Vec::new(),
            Companion::Child => vec![Company::Child],
            Companion::Partners => vec![Company::Partners],
        };
        Self { place, channel, present, hurt: false, met }
    }

    /// After a jump: what its scene does not say stays as it was.
    pub fn then(&mut self, scene: Option<&Scene>) {
        let Some(scene) = scene else { return };
        if let Some(place) = scene.place {
            self.place = place;
            if scene.channel.is_none()
                && far(place).is_none()
                && self.channel != Channel::FaceToFace
            {
                self.channel = Channel::FaceToFace;
            }
        }
        if let Some(channel) = scene.channel {
            self.channel = channel;
        }
        if scene.place.is_none() {
            self.place = match self.channel {
                Channel::FaceToFace if far(self.place).is_some() => self.met,
                Channel::Telephone if far(self.place) != Some(Channel::Telephone) => {
                    Place::Telephone
                }
                Channel::Online if far(self.place) != Some(Channel::Online) => Place::ChatWindow,
                _ => self.place,
            };
        }
        if far(self.place).is_none() {
            self.met = self.place;
        }
        if let Some(present) = &scene.present {
            self.present.clone_from(present);
        }
    }

    /// As an ending leaves them.
    pub fn ending(&mut self, look: &Look) {
        self.then(Some(&Scene {
            place: look.place,
            channel: None,
            present: look.present.clone(),
            header: None,
        }));
    }
}

/// The channel that a place is part of, unless one meets there.
const fn far(place: Place) -> Option<Channel> {
    match place {
        Place::Telephone | Place::DeadLine => Some(Channel::Telephone),
        Place::ChatWindow => Some(Channel::Online),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(
        place: Option<Place>,
        channel: Option<Channel>,
        present: Option<Vec<Company>>,
    ) -> Scene {
        Scene { place, channel, present, header: None }
    }

    #[test]
    fn a_jump_changes_what_it_says_and_nothing_else() {
        let portrait = Portrait { companion: Companion::Partners, ..Portrait::default() };
        let mut setting = Setting::simple(Backdrop::Till, Channel::FaceToFace, &portrait);
        assert_eq!((setting.place, &setting.present[..]), (Place::Till, &[Company::Partners][..]));
        setting.then(Some(&scene(None, Some(Channel::Telephone), Some(Vec::new()))));
        assert_eq!((setting.place, setting.present.len()), (Place::Telephone, 0));
        setting.then(Some(&scene(Some(Place::DeadLine), None, None)));
        assert_eq!(setting.channel, Channel::Telephone);
        setting.then(Some(&scene(None, Some(Channel::FaceToFace), None)));
        assert_eq!(setting.place, Place::Till, "face to face again where one met before");
        setting.then(Some(&scene(Some(Place::CornerTable), None, None)));
        assert_eq!((setting.place, setting.channel), (Place::CornerTable, Channel::FaceToFace));
        setting.then(None);
        assert_eq!(setting.place, Place::CornerTable);
    }
}
