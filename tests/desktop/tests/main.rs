//! Journeys of a person in the real window: the shell, the pages and the desk together.

mod journeys {
    //! One file per journey.
    mod authoring;
    mod budgets;
    mod by_keys;
    mod chinese;
    mod compared;
    mod crash;
    mod editions;
    mod enlarged;
    mod exchange;
    mod fields;
    mod first_start;
    mod frame;
    mod grown;
    mod hostile;
    mod in_rows;
    mod inking;
    mod library;
    mod lock;
    mod main_job;
    mod many;
    mod nested;
    mod notices;
    mod official;
    mod opened;
    mod originals;
    mod paper;
    mod places;
    mod secret;
    mod several;
    mod side_by_side;
    mod steps;
    mod takeup;
    mod token;
    mod unseen;
    mod walls;
}
