#!/usr/bin/env node
console.log('policy-lint');
