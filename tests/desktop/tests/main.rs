//! Journeys of a person in the real window: the shell, the pages and the desk together.

mod journeys {
    //! One file per journey.
    mod budgets;
    mod chinese;
    mod crash;
    mod exchange;
    mod first_start;
    mod frame;
    mod grown;
    mod lock;
    mod main_job;
    mod many;
    mod opened;
    mod places;
    mod secret;
    mod steps;
    mod unseen;
    mod walls;
}
