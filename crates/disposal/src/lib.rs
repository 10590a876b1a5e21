//! Schedules, triggers and the retention calculus, with its explanation
