//! Form definitions, answers, expressions, problems, stages: the only evaluator of a form
