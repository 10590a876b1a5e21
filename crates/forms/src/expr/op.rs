//! The closed list of operators, with the number of arguments each takes.
//!
//! What an operator means is in `check` (types) and `eval` (values).

macro_rules! operators {
    ($($variant:ident $name:literal $least:literal to $most:expr),* $(,)?) => {
        /// An operator of an expression.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the names are those that authors write; their meaning stands in `eval`")]
        pub enum Op { $($variant),* }

        impl Op {
            /// Every operator.
            pub const ALL: &'static [Op] = &[$(Op::$variant),*];

            /// The operator that authors write as `name`.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Op::$variant),)* _ => None }
            }

            /// The name that authors write.
            pub fn name(self) -> &'static str {
                match self { $(Op::$variant => $name),* }
            }

            /// The least and the most arguments.
            pub fn arity(self) -> (usize, usize) {
                match self { $(Op::$variant => ($least, $most)),* }
            }
        }
    };
}

/// Many enough for any rule that a person can still read.
const MANY: usize = 64;

operators! {
    Equal "==" 2 to 2, Unequal "!=" 2 to 2,
    Less "<" 2 to 2, LessOrEqual "<=" 2 to 2, Greater ">" 2 to 2, GreaterOrEqual ">=" 2 to 2,
    And "and" 1 to MANY, Or "or" 1 to MANY, Not "not" 1 to 1, If "if" 2 to MANY,
    Add "+" 2 to MANY, Subtract "-" 2 to 2, Multiply "*" 2 to MANY, Divide "/" 2 to 2,
    Round "round" 3 to 3, Abs "abs" 1 to 1, Min "min" 1 to MANY, Max "max" 1 to MANY,
    IsBlank "isBlank" 1 to 1, Coalesce "coalesce" 1 to MANY, In "in" 2 to 2, AnyOf "anyOf" 2 to 2,
    Concat "concat" 1 to MANY, Length "length" 1 to 1,
    AddDays "addDays" 2 to 2, AddMonths "addMonths" 2 to 2, DaysBetween "daysBetween" 2 to 2,
    WorkingDaysBetween "workingDaysBetween" 2 to 3, Hours "hours" 2 to 2, Year "year" 1 to 1,
    Count "count" 1 to 1, Sum "sum" 1 to 1, Avg "avg" 1 to 1,
    All "all" 2 to 2, Any "any" 2 to 2, Filter "filter" 2 to 2, First "first" 1 to 1, Index "index" 2 to 2,
    Lookup "lookup" 3 to 3,
}

impl Op {
    /// The second argument is asked once per row of the first.
    pub fn walks_rows(self) -> bool {
        matches!(self, Op::All | Op::Any | Op::Filter)
    }
}
